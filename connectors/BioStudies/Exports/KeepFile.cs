namespace Hub.Connectors.BioStudies.Exports;

/// <summary>Keeps the bytes of one exported file for good. Called again for the same bytes it gives the same digest and keeps them once.</summary>
/// <param name="file">The file.</param>
/// <param name="cancellationToken">Stops the copying; nothing half-written is kept.</param>
/// <returns>Lower-case hexadecimal SHA-256 of the bytes that were kept.</returns>
public delegate Task<string> KeepFile(ExportedFile file, CancellationToken cancellationToken);
