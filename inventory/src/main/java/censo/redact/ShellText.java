package censo.redact;

/** Scripts of a shell, and files that one reads in: each line, with those that go on, by itself. */
final class ShellText {
  private ShellText() {}

  static void find(Slice text, Hits hits) {
    PrivateKeys.find(text, hits);
    for (Slice line : Lines.continued(text)) {
      Slice remark = Lines.remark(line, "#");
      Commands.shell(remark == null ? line : remark, hits);
      if (remark == null) {
        FreeText.line(line, hits);
      } else {
        FreeText.remark(remark, hits);
      }
    }
  }
}
