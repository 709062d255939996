package censo.collector.store;

import censo.inventory.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Brings a database to the schema of this version: numbered steps, forward only, each in one
 * transaction and remembered with the checksum of its text. A database of a newer version is
 * refused, and one that holds something is copied before it is changed.
 */
final class Migrations {
  private static final List<String> STEPS =
      List.of(
          "0001-history.sql",
          "0002-decisions.sql",
          "0003-enrolment.sql",
          "0004-quarantine.sql",
          "0005-token.sql",
          "0006-approval.sql",
          "0007-rekeyed.sql",
          "0008-sequence.sql");

  private Migrations() {}

  private record Done(int number, String checksum) {}

  static void run(Database database) {
    List<Done> done = database.write(Migrations::done);
    for (Done step : done) {
      if (step.number() > STEPS.size()) {
        throw new StoreException(
            database.file() + " was written by a newer version of Censo; use that one");
      }
      if (!step.checksum().equals(checksum(step.number()))) {
        throw new StoreException(
            database.file() + ": step " + step.number() + " of its schema is not this version's");
      }
    }
    if (!done.isEmpty() && done.size() < STEPS.size()) {
      database.copy(backup(database.file(), done.size()));
    }
    for (int number = done.size() + 1; number <= STEPS.size(); number++) {
      apply(database, number);
    }
  }

  private static Path backup(Path file, int schema) {
    return file.resolveSibling(
        file.getFileName() + ".schema-" + schema + "-" + Instant.now().getEpochSecond());
  }

  private static List<Done> done(Sql sql) throws SQLException {
    sql.run(
        "CREATE TABLE IF NOT EXISTS migration"
            + " (number INTEGER PRIMARY KEY, checksum TEXT NOT NULL, at BIGINT NOT NULL)");
    return sql.list(
        row -> new Done(row.getInt(1), row.getString(2)),
        "SELECT number, checksum FROM migration ORDER BY number");
  }

  private static void apply(Database database, int number) {
    database.write(
        sql -> {
          for (String statement : statements(text(number))) {
            sql.run(Database.dialect(statement));
          }
          return sql.run(
              "INSERT INTO migration (number, checksum, at) VALUES (?, ?, ?)",
              number,
              checksum(number),
              Instant.now().toEpochMilli());
        });
  }

  private static List<String> statements(String text) {
    String code = text.replaceAll("(?m)^--.*$", "");
    return Arrays.stream(code.split(";")).filter(s -> !s.isBlank()).toList();
  }

  private static String checksum(int number) {
    return Bytes.ofUtf8(text(number)).sha256();
  }

  private static String text(int number) {
    String name = STEPS.get(number - 1);
    try (InputStream in = Migrations.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
