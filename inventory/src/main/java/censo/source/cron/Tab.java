package censo.source.cron;

import censo.source.Accounts;
import java.util.Optional;

/**
 * A file that cron looks at for jobs.
 *
 * @param owner whose crontab it is; empty for the system's
 */
record Tab(String path, Optional<Accounts.User> owner) {}
