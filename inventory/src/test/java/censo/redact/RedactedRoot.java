package censo.redact;

import censo.inventory.Bytes;
import censo.inventory.HostFile;
import censo.inventory.Reading;
import censo.source.Opened;
import censo.source.Root;
import censo.source.Stat;
import censo.source.rpm.Rpm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A tree in which the collected files are as redaction left them. */
record RedactedRoot(Root clear, Map<String, Bytes> contents) implements Root {
  static RedactedRoot of(Root clear, List<Reading> redacted) {
    Map<String, Bytes> contents = new HashMap<>();
    for (Reading reading : redacted) {
      for (HostFile file : reading.files()) {
        file.content().ifPresent(content -> contents.put(file.path(), content));
      }
    }
    return new RedactedRoot(clear, contents);
  }

  @Override
  public Rpm rpm() {
    return clear.rpm();
  }

  @Override
  public Optional<Stat> lstat(String path) {
    return clear.lstat(path);
  }

  @Override
  public Optional<Stat> stat(String path) {
    return clear.stat(path);
  }

  @Override
  public Opened open(String path, int maxBytes) {
    Opened opened = clear.open(path, maxBytes);
    Bytes content = contents.get(path);
    return opened instanceof Opened.Read read && content != null
        ? new Opened.Read(read.file().withContent(content), content, read.stat(), read.changed())
        : opened;
  }

  @Override
  public Optional<List<String>> list(String folder) {
    return clear.list(folder);
  }
}
