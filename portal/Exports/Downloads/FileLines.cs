using System.Text;

namespace Hub.Portal.Exports;

/// <summary>Files as text, some lines for each.</summary>
internal static class FileLines
{
    private const int Part = 32 << 10;

    /// <summary>Writes the lines as the files are read.</summary>
    /// <param name="set">The files.</param>
    /// <param name="lines">The lines of a file; empty for none.</param>
    /// <param name="output">Where to.</param>
    /// <param name="cancellationToken">Stops half-way.</param>
    public static async Task WriteAsync(DownloadSet set, Func<DownloadFile, string> lines, Stream output, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        await foreach (var file in set.Files.WithCancellation(cancellationToken))
        {
            text.Append(lines(file));
            if (text.Length > Part)
            {
                await output.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellationToken);
                text.Clear();
            }
        }

        await output.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellationToken);
    }
}
