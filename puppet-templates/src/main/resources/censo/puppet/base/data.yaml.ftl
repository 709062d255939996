[#import "tree.yaml.ftl" as tree]
lookup_options:
  [=class]::secrets:
    convert_to: 'Sensitive'
    merge: 'hash'
[#list hashes as parameter]
  [=class]::[=key(parameter)]:
    merge: 'deep'
[/#list]
[#if secrets?has_content]

# Secrets that this class needs. They are defined elsewhere, never in this file.
#   [=class]::secrets:
[#list secrets as secret]
#     [=key(secret.name)]: read by [=comment(secret.reader)]
[/#list]
[#elseif required]

# Nothing here needs a secret.
[=class]::secrets: {}
[/#if]
[#list sources as source]
[#include "/" + source + "/data.yaml.ftl"]
[/#list]
