package censo.collector.render;

import censo.collector.profile.Place;
import censo.inventory.Bytes;
import java.util.List;
import java.util.SequencedMap;

/**
 * A file of the control repository.
 *
 * @param path below the repository's folder
 * @param createdOnce code that people may edit: written where it is missing, never rewritten
 * @param origins by line from 1, where what stands there was read; lines of code have none
 */
public record RenderedFile(
    String path, Bytes content, boolean createdOnce, SequencedMap<Integer, List<Place>> origins) {}
