  Hash[String[1], Variant[String, Boolean]] $supervisord_conf = {},
  Hash[String[1], Hash] $supervisor_programs = {},
