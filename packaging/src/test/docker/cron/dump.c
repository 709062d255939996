/* cron-dump FOLDER: for each FOLDER/N/root, what the daemon's load_database() makes of the crontabs in it, as a line of JSON:
 * {"tree": "N", "jobs": [{"tab", "times", "flags", "env", "command", "stdin"}]}, or {"tree": "N", "hangs": true}.
 * Times are five fields of 0 and 1, a digit for each value. Characters are bytes. */
#ifdef CRONIE
#include "config.h"
#include "globals.h"
#include "funcs.h"
#include "bitstring.h"
#else
#include "cron.h"
#endif
#include <dirent.h>
#include <fcntl.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static void text(const char *s) {
  putchar('"');
  for (; *s; s++) {
    unsigned char c = *s;
    if (c < 0x20 || c > 0x7e || c == '"' || c == '\\')
      printf("\\u%04x", c);
    else
      putchar(c);
  }
  putchar('"');
}

static void field(const char *name, const char *s) {
  printf(",\"%s\":", name);
  text(s);
}

static void times(entry *e) {
  struct { bitstr_t *bits; int count; } fields[] = {
    {e->minute, MINUTE_COUNT}, {e->hour, HOUR_COUNT}, {e->dom, DOM_COUNT}, {e->month, MONTH_COUNT}, {e->dow, DOW_COUNT}};
  printf(",\"times\":\"");
  for (int i = 0; i < 5; i++) {
    for (int bit = 0; bit < fields[i].count; bit++)
      putchar(bit_test(fields[i].bits, bit) ? '1' : '0');
    putchar(i < 4 ? ' ' : '"');
  }
}

/* As child_process() of do_command.c runs it: the text up to the first % is the command, the rest its standard input. */
static void split(const char *cmd) {
  char command[strlen(cmd) + 1], input[strlen(cmd) + 1], *to = command;
  for (; *cmd && *cmd != '%'; cmd++) {
    if (*cmd == '\\' && cmd[1]) {
#ifdef CRONIE
      if (cmd[1] != '%')
#else
      if (cmd[1] != '%' && cmd[1] != '\\')
#endif
        *to++ = *cmd;
      cmd++;
    }
    *to++ = *cmd;
  }
  *to = '\0';
  to = input;
  if (*cmd == '%')
    for (cmd++; *cmd; cmd++) {
      if (*cmd == '\\' && cmd[1] == '%')
        *to++ = *++cmd;
      else
        *to++ = *cmd == '%' ? '\n' : *cmd;
    }
  *to = '\0';
  field("command", command);
  field("stdin", input);
}

static void dump(user *u, entry *e) {
  printf("{\"line\":0");
#ifdef CRONIE
  field("tab", u->tabname);
#else
  field("tab", u->name);
#endif
  times(e);
  printf(",\"flags\":%d,\"env\":[", e->flags);
  for (char **env = e->envp; *env; env++) {
    if (env != e->envp)
      putchar(',');
    text(*env);
  }
  putchar(']');
  split(e->cmd);
  putchar('}');
}

#ifndef CRONIE
static int has_option_l(void) {
  char line[200];
  int found = 0;
  FILE *defaults = fopen("/etc/default/cron", "r");
  while (defaults && fgets(line, sizeof line, defaults))
    if (!strncmp(line, "EXTRA_OPTS=", 11))
      found = strstr(line, "-l") != NULL;
  return found;
}
#endif

static void answer(const char *folder, const char *tree) {
  char path[PATH_MAX];
  cron_db db = {0};
  int first = 1;
  snprintf(path, sizeof path, "%s/%s/root", folder, tree);
  if (chroot(path) != 0 || chdir("/") != 0)
    exit(1);
  mkdir("/var", 0755);
  mkdir("/var/spool", 0755);
  mkdir("/var/spool/cron", 0755);
  mkdir("/var/spool/cron/crontabs", 01730);
  if (chdir("/var/spool/cron") != 0)
    exit(1);
#ifndef CRONIE
  lsbsysinit_mode = has_option_l();
#endif
  load_database(&db);
  printf("{\"tree\":\"%s\",\"jobs\":[", tree);
  for (user *u = db.head; u; u = u->next)
    for (entry *e = u->crontab; e; e = e->next) {
      if (!first)
        putchar(',');
      first = 0;
      dump(u, e);
    }
  printf("]}\n");
  fflush(stdout);
}

int main(int argc, char **argv) {
  DIR *folder = opendir(argv[1]);
  struct dirent *tree;
  static char *nothing[] = {NULL};
  environ = nothing;
  /* Before the first chroot: inside there is no library. */
  getpwnam("root");
  endpwent();
  ProgramName = "cron";
  while ((tree = readdir(folder))) {
    int status;
    if (tree->d_name[0] == '.')
      continue;
    pid_t child = fork();
    if (child == 0) {
      alarm(3);
      answer(argv[1], tree->d_name);
      _exit(0);
    }
    waitpid(child, &status, 0);
    if (WIFSIGNALED(status)) {
      printf("{\"tree\":\"%s\",\"hangs\":true}\n", tree->d_name);
      fflush(stdout);
    }
  }
  return 0;
}
