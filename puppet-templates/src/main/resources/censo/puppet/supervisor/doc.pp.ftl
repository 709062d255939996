# @param supervisord_conf
#   The main file of supervisord, where people changed it: parameters of
#   apphost::supervisord_conf. Empty leaves the package's.
# @param supervisor_programs
#   Programs of supervisord: parameters of apphost::program, by name.
