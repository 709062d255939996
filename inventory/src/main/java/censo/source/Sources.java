package censo.source;

import censo.source.apm.Apm;
import censo.source.cron.Cron;
import censo.source.hosts.Hosts;
import censo.source.limits.Limits;
import censo.source.logrotate.Logrotate;
import censo.source.mounts.Mounts;
import censo.source.nginx.Nginx;
import censo.source.packages.Packages;
import censo.source.php.Php;
import censo.source.phpfpm.PhpFpm;
import censo.source.processes.Processes;
import censo.source.supervisor.Supervisor;
import censo.source.sysctl.Sysctl;
import censo.source.systemd.Systemd;
import censo.source.users.Users;
import java.util.List;

/**
 * Every source the agent has, in the order they are read: those that look at the items of others
 * come last.
 */
public final class Sources {
  public static final List<Source> ALL =
      List.of(
          new Supervisor(),
          new Cron(),
          new Hosts(),
          new Nginx(),
          new PhpFpm(),
          new Php(),
          new Sysctl(),
          new Limits(),
          new Mounts(),
          new Logrotate(),
          new Apm(),
          new Systemd(),
          new Packages(),
          new Processes(),
          new Users());

  private Sources() {}
}
