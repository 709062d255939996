package censo.collector.diff;

import censo.inventory.Value;
import java.util.Optional;

/**
 * One setting that differs.
 *
 * @param setting its name; of a map its key too, {@code environment.APP_ENV}
 * @param before empty where the daemon's default was
 * @param after empty where the daemon's default is
 */
public record SettingChange(String setting, Optional<Value> before, Optional<Value> after) {}
