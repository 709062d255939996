package censo.collector.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * Connections to an SQLite file: one that writes, and as many that read as there are readers, who
 * see the last commit and wait for nobody (WAL). What another engine would do differently is in
 * this class and in the words that {@link #dialect} replaces.
 */
final class Database implements AutoCloseable {
  /** Work inside a transaction: all of it is kept, or nothing. */
  interface Work<T> {
    T run(Sql sql) throws SQLException;
  }

  private static final Map<String, String> WORDS =
      Map.of(
          "${id}", "INTEGER PRIMARY KEY",
          "${bytes}", "BLOB",
          "${clustered}", "WITHOUT ROWID");

  /** A connection that reads, with what was prepared on it. */
  private record Reader(Connection connection, Sql sql) {}

  private final Path file;
  private final SQLiteDataSource readersFrom;
  private final Writer writer;
  private final ConcurrentLinkedQueue<Reader> readers = new ConcurrentLinkedQueue<>();

  private Database(Path file, SQLiteDataSource readersFrom, Writer writer) {
    this.file = file;
    this.readersFrom = readersFrom;
    this.writer = writer;
  }

  /** Opens the file, or creates it: readable for nobody but its owner. */
  static Database open(Path file) {
    try {
      Files.createDirectories(file.getParent());
      if (Files.notExists(file)) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      // A transaction that writes says so first: it never finds out half-way that another did.
      Connection writer = source(file, SQLiteConfig.TransactionMode.IMMEDIATE).getConnection();
      SQLiteDataSource readers = source(file, SQLiteConfig.TransactionMode.DEFERRED);
      return new Database(file, readers, new Writer(writer));
    } catch (IOException | SQLException e) {
      throw new StoreException("cannot open " + file + ": " + e.getMessage(), e);
    }
  }

  private static SQLiteDataSource source(Path file, SQLiteConfig.TransactionMode mode) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    // FULL: what was acknowledged is on the disk.
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(10_000);
    config.enforceForeignKeys(true);
    config.setTransactionMode(mode);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    return source;
  }

  static String dialect(String sql) {
    String spelled = sql;
    for (var word : WORDS.entrySet()) {
      spelled = spelled.replace(word.getKey(), word.getValue());
    }
    return spelled;
  }

  /** Waits until the work is on the disk, together with what others write. */
  <T> T write(Work<T> work) {
    try {
      return writer.run(work);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** How many wait to write. */
  int waiting() {
    return writer.waiting();
  }

  <T> T read(Work<T> work) {
    try {
      Reader free = readers.poll();
      Reader reader = free == null ? reader() : free;
      try {
        return transaction(reader.connection(), () -> work.run(reader.sql()));
      } finally {
        readers.add(reader);
      }
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private Reader reader() throws SQLException {
    Connection reader = readersFrom.getConnection();
    return new Reader(reader, new Sql(reader));
  }

  /** What a transaction holds. */
  interface Inside<T> {
    T run() throws SQLException;
  }

  static <T> T transaction(Connection connection, Inside<T> inside) throws SQLException {
    connection.setAutoCommit(false);
    try {
      T result = inside.run();
      // Commits, and unlike commit() it does not begin the next transaction, which would lock.
      connection.setAutoCommit(true);
      return result;
    } catch (SQLException | RuntimeException | Error e) {
      try {
        connection.rollback();
        connection.setAutoCommit(true);
      } catch (SQLException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e;
    }
  }

  private StoreException failure(SQLException e) {
    return new StoreException(file + ": " + e.getMessage(), e);
  }

  /** A copy of the whole, as of now, that is a database by itself; other work goes on. */
  void copy(Path to) {
    try (Connection connection = readersFrom.getConnection();
        var statement = connection.prepareStatement("VACUUM INTO ?")) {
      statement.setString(1, to.toString());
      statement.execute();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  Path file() {
    return file;
  }

  @Override
  public void close() {
    try {
      for (Reader reader : readers) {
        reader.sql().close();
        reader.connection().close();
      }
      writer.close();
    } catch (SQLException e) {
      throw failure(e);
    }
  }
}
