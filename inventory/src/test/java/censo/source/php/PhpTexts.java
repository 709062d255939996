package censo.source.php;

import censo.source.MemoryRoot;
import censo.source.zend.ZendTexts;
import java.util.List;
import java.util.Random;

/**
 * Trees of one PHP from a seed: a php.ini and a folder of more, with what people write into them,
 * and some of what they did not mean to.
 */
public final class PhpTexts {
  private static final List<String> NAMES =
      List.of(
          "display_errors",
          "error_log",
          "error_reporting",
          "file_uploads",
          "max_execution_time",
          "max_input_vars",
          "open_basedir",
          "post_max_size",
          "session.gc_maxlifetime",
          "session.save_path",
          "short_open_tag",
          "upload_max_filesize",
          "user_agent",
          "variables_order",
          "opcache.memory_consumption",
          "shop.key");

  private static final List<String> PLAIN =
      List.of("On", "off", "1", "0", "128M", "8m", "1G", "30", "\"/srv/x\"", "UTC", "", "none");

  private static final List<String> FILES =
      List.of("10-a.ini", "20-x.ini", "9-x.ini", "Z.ini", "a.ini", ".z.ini", "b.ini.disabled");

  private final Random random;
  private final ZendTexts zend;

  public PhpTexts(long seed) {
    random = new Random(seed);
    zend = new ZendTexts(seed);
  }

  /**
   * One tree.
   *
   * @param folder of the program, {@code /etc/php/8.2/cli}
   * @param wild out of 100 values, how many are any text at all
   */
  public MemoryRoot tree(String folder, int wild) {
    MemoryRoot root = new MemoryRoot().file(folder + "/php.ini", text(wild));
    for (int files = random.nextInt(4); files > 0; files--) {
      root.file(folder + "/conf.d/" + pick(FILES), text(wild));
    }
    return root;
  }

  private String text(int wild) {
    StringBuilder text = new StringBuilder(random.nextInt(20) == 0 ? "\u00ef\u00bb\u00bf" : "");
    for (int lines = 1 + random.nextInt(7); lines > 0; lines--) {
      text.append(random.nextInt(100) < wild ? zend.line(pick(NAMES)) : line());
    }
    return random.nextInt(8) == 0 ? text.toString().strip() : text.toString();
  }

  private String line() {
    return switch (random.nextInt(12)) {
      case 0 -> pick(List.of("; comment\n", "[PHP]\n", "[Session]\n", "\n", "\t\n"));
      case 1 -> "shop.list[" + pick(List.of("", "", "k", "7")) + "] = " + pick(PLAIN) + "\n";
      case 2 ->
          pick(List.of("extension=", "zend_extension=", "Extension = "))
              + pick(List.of("redis.so", "mysqli", "opcache", "/opt/x/y.so", "\"imagick.so\""))
              + "\n";
      case 3 ->
          pick(
              List.of(
                  "[PATH=/srv/bob]\n",
                  "[HOST=bob.example.com.br]\n",
                  "Memory_Limit = 1G\n",
                  "# memory_limit = 1G\n",
                  "post_max_size: 5M\n",
                  "date.timezone = America/Sao_Paulo\n",
                  "error_reporting = E_ALL & ~E_NOTICE\n"));
      default -> pick(NAMES) + " = " + pick(PLAIN) + pick(List.of("\n", "\n", " ; c\n", "\r\n"));
    };
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
