package censo.source.bench;

import censo.source.MemoryRoot;
import java.util.function.IntFunction;

/**
 * A tree of a little more than a megabyte that one source reads whole: valid, the same each time,
 * with as many comments as people write.
 *
 * @param bytes of all files
 */
record LargeTree(MemoryRoot root, long bytes) {
  private static final int BYTES = 1_000_000;

  /** Of a folder with many files. */
  private static final int FILE_BYTES = 20_000;

  static LargeTree of(String source) {
    MemoryRoot root = new MemoryRoot();
    root.file("/etc/os-release", "ID=debian\nVERSION_ID=\"12\"\n");
    root.file(
        "/etc/passwd", "root:x:0:0:root:/root:/bin/bash\nshop:x:1000:1000::/srv/shop:/bin/sh\n");
    root.file("/etc/group", "root:x:0:\nshop:x:1000:\n");
    root.folder("/var/log/shop").folder("/var/log/supervisor").folder("/srv/shop");
    switch (source) {
      case "supervisor" -> supervisor(root);
      case "cron" -> files(root, "/etc/cron.d/shop%03d", FILE_BYTES, CRON, LargeTree::job);
      case "hosts" -> files(root, "/etc/hosts", BYTES, "127.0.0.1 localhost\n", LargeTree::host);
      case "nginx" -> nginx(root);
      case "php-fpm" -> phpFpm(root);
      case "php" -> php(root);
      case "logrotate" -> logrotate(root);
      case "sysctl" -> files(root, "/etc/sysctl.d/%03d-shop.conf", FILE_BYTES, "", LargeTree::key);
      case "limits" -> files(root, "/etc/security/limits.conf", BYTES, "", LargeTree::limit);
      case "mounts" -> files(root, "/etc/fstab", BYTES, "# <device> <point>\n", LargeTree::mount);
      case "apm" -> apm(root);
      case "systemd" ->
          files(root, "/etc/systemd/system/shop-%03d.service", 0, "", LargeTree::unit);
      case "packages" -> packages(root);
      default -> throw new IllegalArgumentException(source);
    }
    return new LargeTree(
        root, root.paths().stream().mapToLong(path -> root.bytes(path).size()).sum());
  }

  /**
   * Adds files until there are enough bytes of them.
   *
   * @param path with the number of the file
   * @param most bytes of one file, but for what is added last
   * @param head of each file
   */
  private static void files(
      MemoryRoot root, String path, int most, String head, IntFunction<String> part) {
    int bytes = 0;
    int parts = 0;
    for (int file = 0; bytes < BYTES; file++) {
      StringBuilder text = new StringBuilder(head);
      do {
        text.append(part.apply(parts++));
      } while (text.length() < Math.min(most, BYTES - bytes));
      root.file(path.formatted(file), text.toString());
      bytes += text.length();
    }
  }

  private static void supervisor(MemoryRoot root) {
    root.file(
        "/etc/supervisor/supervisord.conf",
        """
        [supervisord]
        logfile=/var/log/supervisor/supervisord.log

        [include]
        files = /etc/supervisor/conf.d/*.conf
        """);
    files(
        root,
        "/etc/supervisor/conf.d/shop%03d.conf",
        FILE_BYTES,
        "; the workers of one shop, see the wiki\n",
        i ->
            """
            [program:shop-worker%1$d]
            command=/usr/bin/php /srv/shop/bin/console queue:consume q%1$d --time-limit=%2$d
            directory=/srv/shop
            user=shop
            numprocs=4
            process_name=%%(program_name)s_%%(process_num)02d
            autorestart=true
            stopwaitsecs=%2$d
            redirect_stderr=true
            stdout_logfile=/var/log/shop/worker%1$d-%%(process_num)d.log
            stdout_logfile_maxbytes=20MB ; rotated
            environment=APP_ENV="production",QUEUE="q%1$d"

            """
                .formatted(i, 10 + i % 50));
  }

  private static final String CRON = "# jobs of one shop\nMAILTO=ops@example.com\n";

  private static String job(int i) {
    String comment = i % 4 == 0 ? "# asked for by the shop's people, see the wiki\n" : "";
    return comment
        + "%d %s * * %s shop cd /srv/shop && flock -n /run/lock/job%d php bin/console report:send --day=$(date +\\%%F) --shop=%d >>/var/log/shop/job%d.log 2>&1\n"
            .formatted(i % 60, i % 3 == 0 ? "*/2" : i % 24, i % 4 == 0 ? "mon-fri" : "*", i, i, i);
  }

  private static String host(int i) {
    return "10.%d.%d.%d db%05d.internal db%05d cache%05d%s\n"
        .formatted(i >> 16, i >> 8 & 255, i & 255, i, i, i, i % 5 == 0 ? " # rack " + i % 7 : "");
  }

  private static void nginx(MemoryRoot root) {
    root.file(
        "/etc/nginx/nginx.conf",
        """
        user shop;
        events { worker_connections 1024; }
        http {
          include /etc/nginx/sites-enabled/*.conf;
        }
        """);
    files(root, "/etc/nginx/sites-enabled/site%03d.conf", 0, "", LargeTree::site);
  }

  private static String site(int i) {
    StringBuilder site =
        new StringBuilder(
            """
            # site %1$d
            upstream shop%1$d {
              server 10.2.0.%2$d:8080 max_fails=3;
              server 10.2.1.%2$d:8080 backup;
              keepalive 16;
            }
            server {
              listen 80;
              server_name shop%1$d.example.com www.shop%1$d.example.com;
              root /srv/shop%1$d/public;
              location / {
                try_files $uri /index.php$is_args$args;
              }
              location /api/ {
                proxy_pass http://shop%1$d/v1/;
                proxy_set_header Host $host;
              }
            """
                .formatted(i, i % 250 + 1));
    for (int j = 0; j < 20; j++) {
      site.append(
          """

            # campaign %1$d: see the wiki before touching
            location ~* ^/campaign-%1$d/(.+\\.(?:jpg|png))$ {
              expires 7d;
              add_header Cache-Control "public, max-age=%2$d";
              try_files $uri /campaign-%1$d/fallback.jpg;
            }
            rewrite ^/old-%1$d/(.*)$ /new/%1$d/$1 permanent;
          """
              .formatted(j, j * 3600));
    }
    return site.append("}\n").toString();
  }

  private static void phpFpm(MemoryRoot root) {
    root.file(
        "/etc/php/8.2/fpm/php-fpm.conf",
        """
        [global]
        pid = /run/php/php8.2-fpm.pid
        error_log = /var/log/php8.2-fpm.log
        include=/etc/php/8.2/fpm/pool.d/*.conf
        """);
    files(
        root,
        "/etc/php/8.2/fpm/pool.d/shop%03d.conf",
        0,
        "",
        i ->
            """
            ; Start a new pool named 'shop%1$d'.
            [shop%1$d]

            ; Unix user/group of the child processes. This can be used only if the master
            ; process running user is root.
            user = shop
            group = shop

            ; The address on which to accept FastCGI requests.
            listen = /run/php/shop%1$d.sock
            listen.owner = root
            listen.mode = 0660

            ; Choose how the process manager will control the number of child processes.
            pm = dynamic
            pm.max_children = %2$d
            pm.start_servers = 4
            pm.min_spare_servers = 2
            pm.max_spare_servers = 6
            ;pm.status_path = /status

            env[QUEUE] = "q%1$d"
            php_admin_value[memory_limit] = %2$dM
            php_value[session.save_path] = /var/lib/php/sessions
            php_flag[display_errors] = off
            """
                .formatted(i, 20 + i % 100));
  }

  private static void php(MemoryRoot root) {
    for (String version : new String[] {"7.4", "8.0", "8.1", "8.2", "8.3"}) {
      for (String sapi : new String[] {"fpm", "cli", "apache2"}) {
        StringBuilder ini = new StringBuilder("[PHP]\n");
        while (ini.length() < BYTES / 15) {
          ini.append(INI);
        }
        root.file("/etc/php/" + version + "/" + sapi + "/php.ini", ini.toString());
      }
    }
  }

  /** As in the php.ini of its packages, which is nearly all comments. */
  private static final String INI =
      """
      ; Maximum amount of memory a script may consume
      ; https://php.net/memory-limit
      memory_limit = 256M

      ; Error Level Constants are combined as in E_ALL & ~E_NOTICE.
      ; Default Value: E_ALL
      ; Development Value: E_ALL
      ; Production Value: E_ALL & ~E_DEPRECATED & ~E_STRICT
      ; https://php.net/error-reporting
      error_reporting = E_ALL & ~E_DEPRECATED & ~E_STRICT

      ; Maximum size of POST data that PHP will accept.
      ; https://php.net/post-max-size
      post_max_size = 64M

      ; This directive controls whether or not and where PHP will output errors.
      display_errors = Off
      date.timezone = "America/Sao_Paulo"
      open_basedir = "/srv/shop:/tmp"

      """;

  private static void logrotate(MemoryRoot root) {
    root.file("/etc/logrotate.conf", "weekly\nrotate 4\ncreate\ninclude /etc/logrotate.d\n");
    files(
        root,
        "/etc/logrotate.d/shop%03d",
        FILE_BYTES,
        "# logs of one shop\n",
        i ->
            """
            /var/log/shop/orders%1$d.log /var/log/shop/images%1$d.log
            {
            \tdaily
            \trotate %2$d
            \tmissingok
            \tnotifempty
            \tcompress
            \tdelaycompress
            \tcreate 0640 shop shop
            \tsharedscripts
            \tpostrotate
            \t\t# tells it to open them anew
            \t\tif [ -f /run/shop%1$d.pid ]; then kill -USR1 $(cat /run/shop%1$d.pid); fi
            \tendscript
            }

            """
                .formatted(i, 7 + i % 30));
  }

  private static String key(int i) {
    return "# asked for by the people of rack %d\nnet.ipv4.conf.eth%d.rp_filter = %d\n"
        .formatted(i % 7, i, i % 3);
  }

  private static String limit(int i) {
    return "# shop %d\nshop%d  soft  nofile  %d\nshop%d  hard  nproc  unlimited\n@group%d  -  memlock  %d\n"
        .formatted(i, i, 1024 + i, i, i, i);
  }

  private static String mount(int i) {
    return "/dev/disk/by-id/nvme-shop%d /srv/shop%d ext4 defaults,noatime,nofail,x-systemd.device-timeout=%d 0 2\n"
        .formatted(i, i, i % 90);
  }

  private static void apm(MemoryRoot root) {
    root.file("/etc/datadog-agent/datadog.yaml", "site: datadoghq.eu\nlog_level: warn\n");
    files(
        root,
        "/etc/datadog-agent/conf.d/check%03d.yaml",
        FILE_BYTES,
        "init_config:\n\ninstances:\n",
        LargeTree::check);
  }

  private static String check(int i) {
    return """
      # the shop's own page
      - name: shop%1$d
        url: http://shop%1$d.example.com/status
        timeout: %2$d
        tags:
          - "env:production"
          - "shop:%1$d"
    """
        .formatted(i, 1 + i % 10);
  }

  private static String unit(int i) {
    return """
    # worker %1$d of the shop
    [Unit]
    Description=Worker %1$d of the shop
    After=network-online.target
    Wants=network-online.target

    [Service]
    Type=simple
    User=shop
    WorkingDirectory=/srv/shop
    Environment=APP_ENV=production QUEUE=q%1$d
    ExecStart=/usr/bin/php /srv/shop/bin/console queue:consume q%1$d --time-limit=600
    Restart=always
    RestartSec=5
    LimitNOFILE=65536
    MemoryMax=%2$dM

    [Install]
    WantedBy=multi-user.target
    """
        .formatted(i, 128 + i % 512);
  }

  private static void packages(MemoryRoot root) {
    root.file("/var/lib/apt/extended_states", "Package: shop0\nAuto-Installed: 1\n");
    files(root, "/var/lib/dpkg/status", BYTES, "", LargeTree::stanza);
  }

  private static String stanza(int i) {
    return """
    Package: shop%1$d
    Status: install ok installed
    Priority: optional
    Section: web
    Installed-Size: %1$d
    Maintainer: Debian Packagers <packagers@example.com>
    Architecture: amd64
    Multi-Arch: same
    Version: 1:%1$d.2-3+deb12u1
    Depends: libc6 (>= 2.34), libgcc-s1 (>= 3.0), libstdc++6 (>= 11)
    Conffiles:
     /etc/shop%1$d/shop.conf 1b7d2d5c64cd5e2f0cb8d1c4e84ea1d0
     /etc/shop%1$d/extra.conf 5e2f0cb8d1c4e84ea1d01b7d2d5c64cd
    Description: a library of the shop's own, number %1$d
     It is in every image, and nobody knows any more
     which of its programs want it.
    Homepage: https://shop.example.com/

    """
        .formatted(i);
  }
}
