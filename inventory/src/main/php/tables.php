<?php
/*
 * Prints the tables of censo.source.zend anew, from a real PHP of Debian:
 *
 *   php8.2 -n MODULES tables.php directives php-8.2.tsv > php-8.2.tsv.new
 *   php8.2 -n tables.php constants > constants-8.2
 *
 * MODULES loads what the table is to know: -d extension=… for each, -d zend_extension=opcache.
 * Types come from the old table; a new directive gets bool, long or text by what phpinfo shows of
 * it, and wants a look at its handler in PHP's source. Rows of modules not loaded stay as they are.
 */
[, $what] = $argv;
$version = PHP_MAJOR_VERSION . '.' . PHP_MINOR_VERSION;

if ($what === 'constants') {
  // What names the exact release, the program or a stream is no constant of a version.
  $skip = '/^(PHP_VERSION|PHP_RELEASE_VERSION|PHP_VERSION_ID|PHP_EXTRA_VERSION|PHP_BINARY|PHP_SAPI'
    . '|STD(IN|OUT|ERR)|TRUE|FALSE|NULL|__COMPILER.*|PHP_CLI_.*|PHP_FD_SETSIZE)$/';
  foreach (get_defined_constants(true) as $module => $constants) {
    foreach ($constants as $name => $value) {
      if (!preg_match($skip, $name) && is_scalar($value)) {
        $stage = $module === 'Core' ? 'core' : 'module';
        echo $name, "\t", $stage, "\t", strtr($value, ["\\" => "\\\\", "\n" => "\\n"]), "\n";
      }
    }
  }
  exit;
}

/* Behind all files of the cli, and what the other programs are compiled with: php_cli.c, main.c. */
$fixed = ['html_errors' => '1', 'register_argc_argv' => '1', 'implicit_flush' => '0',
  'output_buffering' => '0', 'max_execution_time' => '30', 'max_input_time' => '-1'];

$rows = [];
foreach (file($argv[2], FILE_IGNORE_NEW_LINES) as $line) {
  $row = explode("\t", $line);
  $rows[$row[0]] = $row;
}
ob_start();
phpinfo(INFO_ALL);
$shown = [];
foreach (explode("\n", ob_get_clean()) as $line) {
  $parts = explode(' => ', $line);
  if (count($parts) === 3) {
    $shown[$parts[0]] = $parts[2];
  }
}
$text = fn($value) => str_replace(["\t", "\n"], ' ', (string) $value);
foreach (ini_get_all(null, true) as $name => $entry) {
  $value = $entry['global_value'];
  $old = $rows[$name] ?? null;
  $type = $old[1] ?? (in_array($shown[$name] ?? '', ['On', 'Off'], true) ? 'bool'
    : (preg_match('/^-?\d+[KMG]?$/i', (string) $value) ? 'long' : 'text'));
  $compiled = $fixed[$name] ?? $value;
  $compiled = $name === 'error_reporting' ? error_reporting() : $compiled;
  $cli = isset($fixed[$name]) && $value !== $compiled ? $text($value) : '=';
  $rows[$name] = [$name, $type, $text($compiled), $cli, '-', '-'];
}
foreach ([4 => '', 5 => '.cli'] as $column => $suffix) {
  $file = "/usr/lib/php/$version/php.ini-production$suffix";
  $effective = shell_exec('PHP_INI_SCAN_DIR= ' . escapeshellarg(PHP_BINARY) . ' -c '
    . escapeshellarg($file) . ' -r \'echo json_encode(ini_get_all(null, false));\'');
  $effective = json_decode($effective, true);
  foreach (parse_ini_file($file, false, INI_SCANNER_NORMAL) as $name => $written) {
    $rows[$name] ??= [$name, 'text', '', '=', '-', '-'];
    $known = array_key_exists($name, $effective) && !isset($fixed[$name]);
    $rows[$name][$column] = $text($known ? $effective[$name] : $written);
  }
}
ksort($rows, SORT_STRING);
foreach ($rows as $row) {
  echo implode("\t", $row), "\n";
}
