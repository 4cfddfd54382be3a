using System.Text;

namespace ArchiveServer.Idr;

/// <summary>A study file as the archive's own tools read it: a key is a line's beginning up to a tab, and the first match in its scope wins.</summary>
internal sealed class StudyFileValues
{
    private static readonly Encoding StrictUtf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    private readonly string[] lines;

    private StudyFileValues(string[] lines) => this.lines = lines;

    /// <summary>Reads a file.</summary>
    public static StudyFileValues Of(byte[] bytes) => new(Decoded(bytes).TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n'));

    /// <summary>The values of a key; none where it is missing or empty.</summary>
    public string[] Values(string key)
    {
        var line = Array.Find(lines, candidate => candidate.StartsWith(key + '\t', StringComparison.Ordinal));
        var text = line?[(key.Length + 1)..].TrimEnd() ?? "";
        return text.Length == 0 ? [] : Array.ConvertAll(text.Split('\t'), cell => cell.Trim().Trim('"'));
    }

    /// <summary>The part of the file that describes a component; empty where it describes none of that name.</summary>
    public StudyFileValues Scope(string component)
    {
        var begin = Array.FindIndex(lines, line => line.StartsWith("Comment[IDR", StringComparison.Ordinal) && line.TrimEnd().EndsWith('/' + component, StringComparison.Ordinal));
        if (begin < 0)
        {
            return new StudyFileValues([]);
        }

        var end = Array.FindIndex(lines, begin, line => line.StartsWith("Screen Number\t", StringComparison.Ordinal) || line.StartsWith("Experiment Number\t", StringComparison.Ordinal));
        return new StudyFileValues(lines[begin..(end < 0 ? lines.Length : end)]);
    }

    private static string Decoded(byte[] bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes);
        }
    }
}
