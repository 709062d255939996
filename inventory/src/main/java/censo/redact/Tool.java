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

  /** Whether {@code --password} without {@code =} asks for it instead of taking the next word. */
  boolean asks() {
    return glued.contains("-p") && !apart.contains("-p");
  }
}
