[@tree.section name="groups" of=groups/]
[@tree.section name="users" of=users/]
[@tree.section name="directories" of=directories/]
