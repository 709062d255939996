[#--
  Macros that print what a class takes from Hiera. Texts are quoted by the output format; yaml() does
  the same and writes long texts on several lines, key() leaves ordinary words bare, comment() makes one line of a text.
--]
[#macro section name of]
[#if of?has_content]

[=class]::[=key(name)]:
[#if of?is_sequence]
[@sequence of=of indent=2/]
[#else]
[@hash of=of indent=2 path=name/]
[/#if]
[/#if]
[/#macro]

[#macro sequence of indent]
[#list of as element]
[=blank(indent)]- [=yaml(element, indent + 2)]
[/#list]
[/#macro]

[#macro hash of indent path]
[#list of as name, value]
[#local at = path + "\x1F" + name]
[#if comments[at]??]
[=blank(indent)]# [=comment(comments[at])]
[/#if]
[#if value?is_sequence]
[=blank(indent)][=key(name)]:
[@sequence of=value indent=indent + 2/]
[#elseif value?is_hash_ex && value?has_content]
[=blank(indent)][=key(name)]:
[@hash of=value indent=indent + 2 path=at/]
[#elseif value?is_hash_ex]
[=blank(indent)][=key(name)]: {}
[#else]
[=blank(indent)][=key(name)]: [=yaml(value, indent + 2)]
[/#if]
[/#list]
[/#macro]
