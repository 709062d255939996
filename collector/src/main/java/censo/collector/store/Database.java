package censo.collector.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
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

  private final Path file;
  private final SQLiteDataSource source;
  private final ReentrantLock writing = new ReentrantLock();
  private final Connection writer;
  private final ConcurrentLinkedQueue<Connection> readers = new ConcurrentLinkedQueue<>();

  private Database(Path file, SQLiteDataSource source, Connection writer) {
    this.file = file;
    this.source = source;
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
      SQLiteConfig config = new SQLiteConfig();
      config.setJournalMode(SQLiteConfig.JournalMode.WAL);
      // FULL: what was acknowledged is on the disk.
      config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
      config.setBusyTimeout(10_000);
      config.enforceForeignKeys(true);
      // A transaction that writes says so first: it never finds out half-way that another did.
      config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
      SQLiteDataSource source = new SQLiteDataSource(config);
      source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
      return new Database(file, source, source.getConnection());
    } catch (IOException | SQLException e) {
      throw new StoreException("cannot open " + file + ": " + e.getMessage(), e);
    }
  }

  static String dialect(String sql) {
    String spelled = sql;
    for (var word : WORDS.entrySet()) {
      spelled = spelled.replace(word.getKey(), word.getValue());
    }
    return spelled;
  }

  <T> T write(Work<T> work) {
    writing.lock();
    try {
      return transaction(writer, work);
    } catch (SQLException e) {
      throw failure(e);
    } finally {
      writing.unlock();
    }
  }

  <T> T read(Work<T> work) {
    try {
      Connection free = readers.poll();
      Connection reader = free == null ? reader() : free;
      try {
        return transaction(reader, work);
      } finally {
        readers.add(reader);
      }
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private Connection reader() throws SQLException {
    Connection reader = source.getConnection();
    ((org.sqlite.SQLiteConnection) reader)
        .setCurrentTransactionMode(SQLiteConfig.TransactionMode.DEFERRED);
    return reader;
  }

  private static <T> T transaction(Connection connection, Work<T> work) throws SQLException {
    connection.setAutoCommit(false);
    try {
      T result = work.run(new Sql(connection));
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
    writing.lock();
    try (var statement = writer.prepareStatement("VACUUM INTO ?")) {
      statement.setString(1, to.toString());
      statement.execute();
    } catch (SQLException e) {
      throw failure(e);
    } finally {
      writing.unlock();
    }
  }

  Path file() {
    return file;
  }

  @Override
  public void close() {
    try {
      for (Connection reader : readers) {
        reader.close();
      }
      writer.close();
    } catch (SQLException e) {
      throw failure(e);
    }
  }
}
