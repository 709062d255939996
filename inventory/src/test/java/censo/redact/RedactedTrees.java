package censo.redact;

import censo.inventory.HostFile;
import censo.inventory.Reading;
import censo.source.MemoryRoot;
import censo.source.Source;
import censo.source.Sources;
import censo.source.Stat;
import java.util.ArrayList;
import java.util.List;

/** Trees whose collected files are as redaction left them, for daemons to read. */
public final class RedactedTrees {
  private RedactedTrees() {}

  /** A host into whose files secrets were planted, redacted. */
  public static MemoryRoot planted(long seed) {
    return of(new Planting(seed).root());
  }

  /** Any host, redacted. */
  public static MemoryRoot of(MemoryRoot clear) {
    List<Reading> readings = new ArrayList<>();
    for (Source source : Sources.ALL) {
      readings.add(source.read(clear, List.of()));
    }
    MemoryRoot redacted = new MemoryRoot(clear);
    for (Reading reading : new Redactor(FingerprintKey.PUBLIC).redact(readings).readings()) {
      for (HostFile file : reading.files()) {
        Stat stat = clear.lstat(file.path()).orElseThrow();
        if (stat.isFile() && file.content().isPresent()) {
          redacted.file(file.path(), file.content().get().latin1(), stat.mode(), stat.owner());
        }
      }
    }
    return redacted;
  }
}
