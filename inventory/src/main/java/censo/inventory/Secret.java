package censo.inventory;

import java.util.Optional;

/**
 * A secret that stays on its host: what the snapshot tells of it.
 *
 * @param token the word that stands for it, {@code CENSO_SECRET_} and 16 hex digits
 * @param key id of the key of the token
 * @param rule the rule that found it
 * @param uses how often the token stands in files and values
 * @param was the token under the former key, while keys rotate
 */
public record Secret(String token, String key, String rule, int uses, Optional<String> was) {}
