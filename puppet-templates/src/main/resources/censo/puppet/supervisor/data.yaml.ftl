[@tree.section name="supervisord_conf" of=supervisord_conf/]
[@tree.section name="supervisor_programs" of=supervisor_programs/]
