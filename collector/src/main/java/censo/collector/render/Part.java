package censo.collector.render;

import censo.collector.profile.ProfileItem;
import java.util.List;
import java.util.Set;

/** How the items of a source become parameters of a class; its templates lie in a folder. */
interface Part {
  /** Kinds of the items it takes. */
  Set<String> kinds();

  /** Puts each item into the draft, or says there why not. */
  void render(List<ProfileItem> items, ClassDraft draft);
}
