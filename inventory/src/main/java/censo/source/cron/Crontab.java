package censo.source.cron;

import censo.inventory.Code;
import java.util.List;

/**
 * What one file says.
 *
 * @param jobs lines that are jobs and that cronie takes; Debian's cron too, if there are no bad
 *     lines
 * @param bad lines that the daemon refuses, in their order
 * @param doubts lines that it takes otherwise than they read
 */
record Crontab(List<Job> jobs, List<Note> bad, List<Note> doubts) {
  /**
   * A remark on a line.
   *
   * @param line 0 where the whole file is meant
   * @param jobs what a bad line would be, where it is a job all the same
   */
  record Note(int line, Code code, String message, String mend, List<Job> jobs) {}

  Crontab {
    jobs = List.copyOf(jobs);
    bad = List.copyOf(bad);
    doubts = List.copyOf(doubts);
  }
}
