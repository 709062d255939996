package censo.redact;

/** Units of systemd (systemd.exec(5)): {@code Environment=}, command lines, the rest by key. */
final class UnitText {
  private UnitText() {}

  static void find(Slice text, Hits hits) {
    for (Slice line : Lines.continued(text)) {
      Slice remark = Lines.remark(line, "#;");
      OptionLine option = OptionLine.of(remark == null ? line.strip() : remark, "=");
      if (option != null) {
        value(option.key(), option.value(), hits);
      }
      if (remark == null) {
        FreeText.find(line, hits);
      } else {
        FreeText.remark(remark, hits);
      }
    }
  }

  static void value(String key, Slice value, Hits hits) {
    if (key.equals("Environment")) {
      for (ShellWords.Word word : ShellWords.words(value)) {
        int equals = word.plain().indexOf('=');
        if (equals > 0) {
          Environment.variable(
              word.plain().substring(0, equals), word.text().sub(equals + 1), hits);
        }
      }
    } else if (key.startsWith("Exec")) {
      Commands.single(value, hits);
    } else if (KeyRule.isSecret(key)) {
      Secrets.keyed(key, value, Rule.KEY, hits);
    }
  }
}
