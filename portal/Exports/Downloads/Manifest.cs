namespace Hub.Portal.Exports;

/// <summary>A list of files that a download tool reads, a text a file.</summary>
/// <param name="Name">The last word of its address, and the name to save it under.</param>
/// <param name="Command">What to type to use it; <c>{0}</c> stands for the list's address, <c>{1}</c> for the address below which the hub gives the files.</param>
/// <param name="Text">The text of one file; empty where the tool can do nothing with it.</param>
public sealed record Manifest(string Name, string Command, Func<DownloadFile, string> Text)
{
    /// <summary>All lists.</summary>
    public static IReadOnlyList<Manifest> All { get; } =
    [
        new("aria2.txt", "curl -s '{0}' | aria2c -c -i -", Aria2),
        new("wget.txt", "wget -x -nH --cut-dirs=2 --restrict-file-names=nocontrol -i '{0}'", file => file.Address is { } address ? address + "\n" : ""),
        new("rclone.txt", "curl -s '{0}' > rclone.txt; rclone copy --no-traverse --files-from-raw rclone.txt --http-url '{1}' :http: .", file => file.IsHere ? file.Path + "\n" : ""),
        new("SHA256SUMS", "curl -s '{0}' | sha256sum -c", file => file.Sha256 is { } digest ? $"{digest}  {file.Path}\n" : ""),
    ];

    /// <summary>Writes the list as its files are read.</summary>
    /// <param name="set">The files.</param>
    /// <param name="output">Where to.</param>
    /// <param name="cancellationToken">Stops half-way.</param>
    public Task WriteAsync(DownloadSet set, Stream output, CancellationToken cancellationToken) => FileLines.WriteAsync(set, Text, output, cancellationToken);

    private static string Aria2(DownloadFile file) => file.Address is not { } address
        ? ""
        : file.Sha256 is { } digest ? $"{address}\n  out={file.Path}\n  checksum=sha-256={digest}\n" : $"{address}\n  out={file.Path}\n";
}
