using System.Diagnostics;

namespace Hub.Indexing.Tests.Parity;

/// <summary>Apache Lucene 8 for Java as Debian's liblucene8-java installs it, and the oracle compiled against it.</summary>
public static class LuceneJars
{
    private const string Folder = "/usr/share/java";

    private static readonly string[] names = ["core", "facet", "queries", "queryparser", "analyzers-common", "sandbox"];

    /// <summary>What is missing, or null.</summary>
    public static string? Missing { get; } = FindMissing();

    private static readonly Lazy<Task<string>> classPath = new(CompileAsync);

    /// <summary>The class path to run the oracle with, which is compiled first where its sources are newer.</summary>
    public static Task<string> ClassPath => classPath.Value;

    private static async Task<string> CompileAsync()
    {
        string jars = string.Join(':', names.Select(name => Jar(name)!));
        string[] sources = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Parity", "java"), "*.java");
        string classes = Path.Combine(AppContext.BaseDirectory, "Parity", "classes");
        var compiled = new FileInfo(Path.Combine(classes, "Oracle.class"));
        if (!compiled.Exists || sources.Any(source => File.GetLastWriteTimeUtc(source) > compiled.LastWriteTimeUtc))
        {
            using var javac = Process.Start("javac", ["-nowarn", "-cp", jars, "-d", classes, .. sources]);
            await javac.WaitForExitAsync();
            javac.ExitCode.ShouldBe(0, "the oracle does not compile");
        }

        return $"{classes}:{jars}";
    }

    private static string? Jar(string name) =>
        Directory.Exists(Folder) ? Directory.GetFiles(Folder, $"lucene-{name}-8*.jar").FirstOrDefault() : null;

    private static string? FindMissing()
    {
        if (names.FirstOrDefault(name => Jar(name) is null) is { } jar)
            return $"needs Apache Lucene 8 for Java, and {Folder}/lucene-{jar}-8*.jar is missing: apt-get install liblucene8-java";
        string[] path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        string[] tools = ["java", "javac"];
        return tools.FirstOrDefault(tool => !path.Any(folder => File.Exists(Path.Combine(folder, tool)))) is { } missing
            ? $"needs a JDK, and {missing} is missing: apt-get install default-jdk-headless"
            : null;
    }
}
