package censo.collector.render;

import censo.inventory.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The code around the data of one class: profile, role, specs. Nothing of a host is in it, so that
 * it is written once and then is people's.
 */
final class ClassCode {
  /** The parts a class always has, so that a later export finds a place in it. */
  private static final Map<String, List<String>> PARTS =
      Map.of(
          "common", List.of(),
          "asg", List.of("php", "phpfpm", "nginx"),
          "no_asg", List.of("php", "supervisor", "cron"));

  private static final Map<String, String> PART_OF_PARAMETER =
      Map.of(
          "nginx_files", "nginx",
          "php_pools", "phpfpm",
          "php_fpm_conf", "phpfpm",
          "supervisor_programs", "supervisor",
          "supervisord_conf", "supervisor",
          "cron_files", "cron");

  private final Templates templates;

  ClassCode(Templates templates) {
    this.templates = templates;
  }

  List<RenderedFile> of(ClassDraft draft) {
    String application = Puppet.segment(draft.application);
    List<RenderedFile> files = new ArrayList<>();
    String below = draft.className.substring("profile::".length()).replace("::", "/");
    files.add(
        file("site-modules/profile/manifests/" + below + ".pp", "base/profile.pp.ftl", draft));
    if (draft.isCommon()) {
      files.add(file("spec/censo_helper.rb", "base/censo_helper.rb.ftl", draft));
      files.add(file(draft, ".gitattributes", Bytes.of(templates.bytes("base/gitattributes"))));
    } else {
      String role = "site-modules/role/manifests/" + application + "/" + draft.scope + ".pp";
      files.add(file(role, "base/role.pp.ftl", draft));
      String spec = "spec/classes/role_" + application + "_" + draft.scope + "_spec.rb";
      files.add(file(spec, "base/spec.rb.ftl", draft));
    }
    return files;
  }

  private RenderedFile file(String path, String template, ClassDraft draft) {
    return file(draft, path, Bytes.ofUtf8(templates.render(template, model(draft))));
  }

  private static RenderedFile file(ClassDraft draft, String path, Bytes content) {
    return new RenderedFile(path, draft.scope, content, true, new TreeMap<>());
  }

  private static Map<String, Object> model(ClassDraft draft) {
    String application = Puppet.segment(draft.application);
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("application", QuotedFormat.PUPPET.ready(application));
    model.put("application_title", draft.application);
    model.put("title", QuotedFormat.PUPPET.ready(draft.application.toUpperCase(Locale.ROOT)));
    model.put("class", QuotedFormat.PUPPET.ready(draft.className));
    model.put("class_title", draft.className);
    model.put("file", QuotedFormat.PUPPET.ready(draft.scope));
    model.put("what", QuotedFormat.PUPPET.ready(what(draft.scope)));
    model.put("parts", parts(draft));
    if (draft.isCommon()) {
      model.put("system", draft.application);
    } else {
      model.put("system", draft.application + "-" + draft.scope);
      model.put("profile", QuotedFormat.PUPPET.ready(draft.scope));
      model.put("role_title", "role::" + application + "::" + draft.scope);
    }
    return model;
  }

  private static List<String> parts(ClassDraft draft) {
    Set<String> parts = new LinkedHashSet<>(PARTS.getOrDefault(draft.scope, List.of("php")));
    draft.parameters().keySet().stream()
        .filter(PART_OF_PARAMETER::containsKey)
        .map(PART_OF_PARAMETER::get)
        .forEach(parts::add);
    return List.copyOf(parts);
  }

  private static String what(String scope) {
    return switch (scope) {
      case "common" -> "what its machines have in common, in an Auto Scaling group or not";
      case "asg" -> "web tier, machines of an Auto Scaling group";
      default -> "workers and cron jobs, machines outside any Auto Scaling group";
    };
  }
}
