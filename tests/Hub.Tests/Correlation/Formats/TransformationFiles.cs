using Hub.Correlation;
using Hub.Tests.Making;

namespace Hub.Tests.Correlation;

/// <summary>The recorded files of transformations.</summary>
internal static class TransformationFiles
{
    public static string Path(string name) => SharedData.Path("transforms", name);

    public static TransformationFile Read(string name) => Read(File.ReadAllBytes(Path(name)), name);

    /// <summary>Reads bytes as if they lay where the file does, with its neighbours as companions.</summary>
    public static TransformationFile Read(byte[] bytes, string name)
    {
        var folder = System.IO.Path.GetDirectoryName(Path(name))!;
        return TransformationFormats.Read(bytes, name, new TransformationReadOptions
        {
            Companion = file => File.Exists(System.IO.Path.Combine(folder, file)) ? File.ReadAllBytes(System.IO.Path.Combine(folder, file)) : null,
        });
    }
}
