package censo.agent;

import censo.source.Root;
import java.io.IOException;
import java.nio.file.Path;

/** The same as on a kernel that can't open a path without following its links. */
final class HostRootByPartsTest extends HostRootTest {
  @Override
  Root root(Path folder) throws IOException {
    return HostRoot.treeByParts(folder);
  }
}
