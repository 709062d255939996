package censo.collector.store;

import censo.collector.store.Database.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The one thread that writes. It takes what waits, does all of it in one transaction, and tells
 * nobody that his work is done before the commit is on the disk: many share one flush. Work that
 * fails takes nobody with it: then each is done once more by itself, so work must be able to run
 * twice.
 */
final class Writer implements AutoCloseable {
  /** Who finds it full waits: memory is bounded, and so is the time until a commit. */
  private static final int QUEUE = 256;

  private static final int TOGETHER = 64;

  /** Something to write, and who waits for it. */
  private static final class Job<T> {
    private final Work<T> work;
    private final CompletableFuture<T> told = new CompletableFuture<>();
    private T result;

    Job(Work<T> work) {
      this.work = work;
    }

    void run(Sql sql) throws SQLException {
      result = work.run(sql);
    }

    void committed() {
      told.complete(result);
    }

    void failed(Throwable e) {
      told.completeExceptionally(e);
    }
  }

  private static final Job<Void> END = new Job<>(_ -> null);

  private final Connection connection;
  private final Sql sql;
  private final BlockingQueue<Job<?>> waiting = new ArrayBlockingQueue<>(QUEUE);
  private final Thread thread;
  private volatile boolean closed;

  Writer(Connection connection) {
    this.connection = connection;
    this.sql = new Sql(connection);
    this.thread = Thread.ofPlatform().daemon().name("censo-writer").start(this::work);
  }

  /** Waits until the work is on the disk. */
  <T> T run(Work<T> work) throws SQLException {
    Job<T> job = new Job<>(work);
    try {
      if (closed) {
        throw new StoreException("the store is closed");
      }
      waiting.put(job);
      return job.told.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("interrupted before anything was written", e);
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case SQLException failed -> throw failed;
        case RuntimeException failed -> throw failed;
        case Error failed -> throw failed;
        default -> throw new StoreException("the work failed", e);
      }
    }
  }

  int waiting() {
    return waiting.size();
  }

  private void work() {
    List<Job<?>> jobs = new ArrayList<>();
    boolean last = false;
    while (!last) {
      try {
        jobs.add(waiting.take());
      } catch (InterruptedException _) {
        continue; // nobody interrupts it
      }
      waiting.drainTo(jobs, TOGETHER - 1);
      last = jobs.remove(END);
      commit(jobs);
      jobs.clear();
    }
    waiting.drainTo(jobs);
    jobs.forEach(job -> job.failed(new StoreException("the store is closed")));
  }

  private void commit(List<Job<?>> jobs) {
    try {
      Database.transaction(
          connection,
          () -> {
            for (Job<?> job : jobs) {
              job.run(sql);
            }
            return null;
          });
      jobs.forEach(Job::committed);
    } catch (SQLException | RuntimeException | Error e) {
      if (jobs.size() == 1) {
        jobs.getFirst().failed(e);
      } else {
        jobs.forEach(job -> commit(List.of(job)));
      }
    }
  }

  /** Finishes what waits. */
  @Override
  public void close() throws SQLException {
    closed = true;
    try {
      waiting.put(END);
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    sql.close();
    connection.close();
  }
}
