using Hub.Correlation;
using Hub.Tests.Making;

namespace Hub.Tests.Correlation;

/// <summary>The recorded files of transformations.</summary>
internal static class TransformationFiles
{
    /// <summary>The folders of recorded files, one for each tool or generation of a format.</summary>
    public static IReadOnlyList<string> FolderNames { get; } =
        ["amira", "bdv", "bigwarp", "ec-clem", "elastix", "imod", "itk", "mobie-clem", "ngff/rfc5-examples", "ngff/spec-0.4", "ngff/spec-0.5", "ngff/spec-0.6rc0"];

    /// <summary>The same for theories.</summary>
    public static TheoryData<string> Folders => [.. FolderNames];

    public static string Path(string name) => SharedData.Path("transforms", name);

    public static TransformationFile Read(string name) => Read(File.ReadAllBytes(Path(name)), name);

    /// <summary>Reads bytes as if they lay where the file does, with its neighbours as companions.</summary>
    public static TransformationFile Read(byte[] bytes, string name)
    {
        var folder = System.IO.Path.GetDirectoryName(Path(name))!;
        return TransformationFormats.Read(bytes, name, new TransformationReadOptions
        {
            Companion = file => File.Exists(System.IO.Path.Combine(folder, file)) ? File.ReadAllBytes(System.IO.Path.Combine(folder, file)) : default(ReadOnlyMemory<byte>?),
        });
    }

    /// <summary>Every file of a folder by its path below the recorded files.</summary>
    public static IEnumerable<string> In(string folder) => Directory.EnumerateFiles(Path(folder), "*", SearchOption.AllDirectories)
        .Select(file => System.IO.Path.GetRelativePath(SharedData.Path("transforms"), file)).Order(StringComparer.Ordinal);

    /// <summary>The files of a folder that hold a transformation or landmarks.</summary>
    public static IEnumerable<string> ReadableIn(string folder) => In(folder).Where(IsReadable);

    private static bool IsReadable(string name)
    {
        try
        {
            return Read(name) is not null;
        }
        catch (TransformationFormatException)
        {
            return false;
        }
    }
}
