package censo.collector.render;

import censo.collector.profile.Place;
import censo.inventory.Bytes;
import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * A file of the control repository.
 *
 * @param path below the repository's folder
 * @param scope the class it is of: {@code common}, {@code asg}, {@code no_asg}, or {@code apphost}
 *     for the component module
 * @param createdOnce code that people may edit: written where it is missing, never rewritten
 * @param origins by line from 1, where what stands there was read; lines of code have none
 */
public record RenderedFile(
    String path,
    String scope,
    Bytes content,
    boolean createdOnce,
    SequencedMap<Integer, List<Place>> origins) {
  public RenderedFile {
    origins = Collections.unmodifiableSequencedMap(new TreeMap<>(origins));
  }
}
