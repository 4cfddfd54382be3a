using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

using Hub.Connectors.Reading.Crates;
using Hub.Records;

namespace Hub.Connectors.Ssbd;

/// <summary>The images of a project as its files.</summary>
internal static partial class ImageFiles
{
    private static readonly string[] OwnFields = ["SSBD:database ID", "Project Name", "File Path", "Contact", "Organization", "Paper Information", "Paper DOI", "Dataset License"];

    /// <summary>Streams the images of one project.</summary>
    public static async IAsyncEnumerable<DataFile> ReadAsync(Payload payload, string accession, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (payload.Key != SsbdKeys.Images || SsbdNumber.Of(accession) is not { } number)
        {
            yield break;
        }

        var paths = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in ImageRows.ReadAsync(payload, number, cancellationToken))
        {
            if (row["File Path"] is { } address && paths.Add(RelativePath(address)))
            {
                yield return new DataFile
                {
                    Path = RelativePath(address),
                    Format = address.Contains(".zarr", StringComparison.OrdinalIgnoreCase) ? "OME-Zarr" : null,
                    Url = CrateNames.IsAddress(address) ? address : null,
                    Attributes = [.. row.Fields.Where(field => !OwnFields.Contains(field.Name, StringComparer.Ordinal))],
                };
            }
        }
    }

    // Below the project's own folder, …/ssbd-000011/NAME.zarr/0.
    private static string RelativePath(string address)
    {
        var path = Uri.TryCreate(address, UriKind.Absolute, out var uri) ? Uri.UnescapeDataString(uri.AbsolutePath) : address;
        return ProjectFolder().Replace(path, "").TrimStart('/');
    }

    [GeneratedRegex("^.{0,200}/ssbd-\\d{6}/", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex ProjectFolder();
}
