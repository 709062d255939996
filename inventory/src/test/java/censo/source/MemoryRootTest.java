package censo.source;

final class MemoryRootTest extends RootContract {
  @Override
  protected Tree tree() {
    MemoryRoot memory = new MemoryRoot();
    return new Tree() {
      @Override
      public void file(String path, String content) {
        memory.file(path, content);
      }

      @Override
      public void link(String path, String target) {
        memory.link(path, target);
      }

      @Override
      public void folder(String path) {
        memory.folder(path);
      }

      @Override
      public void fifo(String path) {
        memory.other(path, Stat.Kind.FIFO);
      }

      @Override
      public Root root() {
        return memory;
      }
    };
  }
}
