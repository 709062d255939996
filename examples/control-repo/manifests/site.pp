# O papel vem do certificado (pp_role) onde há servidor, e do fato app_role, que
# a imagem traz, onde não há. Nunca é adivinhado pelo nome da máquina.
node default {
  $signed_role = $trusted.dig('extensions', 'pp_role')
  $role = $signed_role ? {
    undef   => $facts['app_role'],
    default => $signed_role,
  }

  unless $role =~ Pattern[/\A[a-z][a-z0-9_]*(::[a-z][a-z0-9_]*)*\z/] {
    fail("${trusted['certname']} has no role: set pp_role in csr_attributes.yaml, or the fact app_role")
  }

  include "role::${role}"
}
