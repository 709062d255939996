package censo.source.rpm;

/**
 * An installed package.
 *
 * @param version as yum and dnf write it, {@code [epoch:]version-release}; no epoch is epoch 0
 * @param arch {@code x86_64}, {@code noarch}…
 */
public record RpmPackage(String name, String version, String arch) {}
