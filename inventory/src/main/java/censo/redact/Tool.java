package censo.redact;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Programs whose options take a password though their names don't say so, from their manuals.
 *
 * @param glued options whose value follows in the same word, {@code mysql -pthis}
 * @param apart options whose value is the next word, {@code redis-cli -a this}
 * @param logins options that take {@code user:this}, glued or apart
 * @param separator what stands between user and password there
 */
record Tool(Set<String> glued, Set<String> apart, Set<String> logins, char separator) {
  /** Letters of curl that take no value and may stand before one that does. */
  private static final String SWITCHES = "fgijklqsvGILNSO#0123456";

  private static final Map<String, Tool> BY_NAME = new HashMap<>();

  static {
    // mysql(1): -p takes a password only glued, --password only with =.
    for (String name :
        List.of(
            "mysql",
            "mysqldump",
            "mysqladmin",
            "mysqlimport",
            "mysqlcheck",
            "mysqlshow",
            "mysqlslap",
            "mysqlbinlog",
            "mysqlpump",
            "mysqlsh",
            "mariadb",
            "mariadb-dump",
            "mariadb-admin",
            "mariadb-import",
            "mariadb-check",
            "mariadb-show",
            "mysqlhotcopy",
            "innobackupex",
            "xtrabackup",
            "mariabackup",
            "pt-archiver")) {
      BY_NAME.put(name, glued("-p"));
    }
    BY_NAME.put("7z", glued("-p"));
    BY_NAME.put("7za", glued("-p"));
    BY_NAME.put("xfreerdp", glued("/p:"));
    BY_NAME.put("sshpass", both("-p"));
    BY_NAME.put("redis-cli", apart("-a"));
    BY_NAME.put("mydumper", both("-p"));
    BY_NAME.put("myloader", both("-p"));
    for (String name : List.of("mongo", "mongosh", "mongodump", "mongorestore", "mongoexport")) {
      BY_NAME.put(name, both("-p"));
    }
    for (String name : List.of("ncftp", "ncftpget", "ncftpput", "login", "cqlsh", "useradd")) {
      BY_NAME.put(name, apart("-p"));
    }
    for (String name : List.of("sqlcmd", "bcp", "tsql", "zip", "unzip", "ipmitool")) {
      BY_NAME.put(name, both("-P"));
    }
    BY_NAME.put("mosquitto_pub", apart("-P", "--pw"));
    BY_NAME.put("mosquitto_sub", apart("-P", "--pw"));
    for (String name : List.of("ldapsearch", "ldapmodify", "ldapadd", "ldapdelete", "ldapwhoami")) {
      BY_NAME.put(name, both("-w"));
    }
    for (String name : List.of("snmpwalk", "snmpget", "snmpset", "snmpbulkwalk")) {
      BY_NAME.put(name, both("-c", "-A", "-X"));
    }
    BY_NAME.put("openssl", apart("-pass", "-passin", "-passout", "-k", "-K"));
    BY_NAME.put("sendemail", apart("-xp"));
    BY_NAME.put("sendEmail", apart("-xp"));
    BY_NAME.put("swaks", apart("-ap"));
    // ssmtp answers to sendmail too.
    BY_NAME.put("ssmtp", both("-ap"));
    BY_NAME.put("sendmail", both("-ap"));
    BY_NAME.put("plink", apart("-pw"));
    BY_NAME.put("pscp", apart("-pw"));
    BY_NAME.put("nodetool", apart("-pw"));
    Set<String> curl = Set.of("-u", "--user", "-U", "--proxy-user", "-E", "--cert");
    BY_NAME.put("curl", new Tool(Set.of(), Set.of(), curl, ':'));
    BY_NAME.put("http", new Tool(Set.of(), Set.of(), Set.of("-a", "--auth"), ':'));
    // A command inside lftp, too.
    BY_NAME.put("open", new Tool(Set.of(), Set.of(), Set.of("-u", "--user"), ','));
    BY_NAME.put("lftp", new Tool(Set.of(), Set.of(), Set.of("-u", "--user"), ','));
    BY_NAME.put("smbclient", new Tool(Set.of(), Set.of(), Set.of("-U", "--user"), '%'));
  }

  /** The tool of that base name; null where it is none of them. */
  static Tool named(String name) {
    return BY_NAME.get(name);
  }

  private static Tool glued(String... options) {
    return new Tool(Set.of(options), Set.of(), Set.of(), ':');
  }

  private static Tool apart(String... options) {
    return new Tool(Set.of(), Set.of(options), Set.of(), ':');
  }

  private static Tool both(String... options) {
    return new Tool(Set.of(options), Set.of(options), Set.of(), ':');
  }

  /**
   * Where the value of an option begins in a word: at its end where the next word is the value, 0
   * where the word is another option. Letters may stand together, {@code curl -su}.
   */
  int behind(String option, String word) {
    if (option.startsWith("--")) {
      boolean glued = word.startsWith(option + "=");
      return word.equals(option) ? word.length() : glued ? option.length() + 1 : 0;
    }
    int at = 1;
    while (at < word.length() && SWITCHES.indexOf(word.charAt(at)) >= 0) {
      at++;
    }
    return word.startsWith("-") && word.startsWith(option.substring(1), at) ? at + 1 : 0;
  }

  /** Whether {@code --password} without {@code =} asks for it instead of taking the next word. */
  boolean asks() {
    return glued.contains("-p") && !apart.contains("-p");
  }
}
