package censo.collector.render;

import censo.collector.profile.ProfileItem;
import java.util.List;
import java.util.Set;

/**
 * Packages by name, without those that the component module installs with its daemons; and the
 * services, which it starts.
 */
final class Packages implements Part {
  private static final Set<String> ALWAYS = Set.of("cron", "logrotate", "procps");

  @Override
  public Set<String> kinds() {
    return Set.of("package", "service");
  }

  @Override
  public void render(List<ProfileItem> items, ClassDraft draft) {
    for (ProfileItem item : items) {
      String name = item.item().name();
      if (item.item().kind().equals("service")) {
        service(item, draft);
      } else if (!name.matches("[a-z0-9][a-z0-9.+-]+")) {
        draft.omit(item, "its name is none of a Debian package");
      } else if (isOfDaemon(name, draft)) {
        draft.provided(item, "the module apphost installs it");
      } else if (item.item().text("manual").isEmpty()) {
        draft.provided(item, "a package that needs it brings it");
      } else {
        draft.add("packages", name, item);
      }
    }
  }

  private static void service(ProfileItem item, ClassDraft draft) {
    if (item.item().text("enabled").filter("true"::equals).isPresent()) {
      draft.provided(item, "its package or the module apphost starts it at boot");
    } else {
      draft.omit(item, "it does not start at boot on the hosts, and will on the new machine");
    }
  }

  private static boolean isOfDaemon(String name, ClassDraft draft) {
    return ALWAYS.contains(name)
        || (name.equals("supervisor") && draft.hasAny("supervisor_programs", "supervisord_conf"))
        || (name.equals("nginx") && draft.hasAny("nginx_files"))
        || (name.matches("php[0-9.]+-cli") && draft.hasVersion(version(name), "php_ini", "/cli"))
        || (name.matches("php[0-9.]+-fpm")
            && (draft.hasVersion(version(name), "php_ini", "/fpm")
                || draft.hasVersion(version(name), "php_pools", "")
                || draft.hasVersion(version(name), "php_fpm_conf", "")));
  }

  private static String version(String name) {
    return name.substring("php".length(), name.indexOf('-'));
  }
}
