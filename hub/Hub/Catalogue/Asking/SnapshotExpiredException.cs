namespace Hub.Catalogue;

/// <summary>The generation asked for is no longer kept: the question must be asked anew from its first page.</summary>
/// <param name="generation">The generation asked for.</param>
/// <param name="current">The newest one.</param>
public sealed class SnapshotExpiredException(long generation, long current) : CatalogueRefusedException(
    "snapshot-expired",
    FormattableString.Invariant(
        $"The state {generation} of the catalogue that these pages were read from is no longer kept (the newest is {current}). Ask again from the first page."),
    "generation");
