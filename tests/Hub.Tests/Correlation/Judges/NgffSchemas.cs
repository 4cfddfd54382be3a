using System.Diagnostics;

using Hub.Tests.Making;

namespace Hub.Tests.Correlation;

/// <summary>ajv with the schemas of OME-NGFF, as a judge of scenes.</summary>
internal static class NgffSchemas
{
    /// <summary>Why it cannot judge, or null where it can.</summary>
    public static string? Missing => SharedData.Folder is null ? "needs the recorded schemas in ../shared/data, which are not beside this checkout"
        : Script is null ? "needs ajv, which tests/run installs into tests/clients/ngff-schemas with npm"
        : null;

    private static string? Script { get; } = Find();

    /// <summary>What is wrong with each document by the schema of scenes; nothing where it is right.</summary>
    /// <param name="scenes">The attributes of a group, by a name of one's own.</param>
    public static async Task<IReadOnlyDictionary<string, string>> JudgeAsync(IReadOnlyDictionary<string, string> scenes)
    {
        using var folder = new TemporaryFolder();
        foreach (var (name, json) in scenes)
        {
            await File.WriteAllTextAsync(folder.Below(name + ".json"), json);
        }

        var start = new ProcessStartInfo("node", [Script!, SharedData.Path("transforms", "ngff", "spec-0.6rc0", "schemas"), "scene.schema", folder.Path]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, await complained);
        return (await said).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(".json\t", 2)).ToDictionary(parts => parts[0], parts => parts[1]);
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var script = Path.Combine(folder.FullName, "tests", "clients", "ngff-schemas", "judge.mjs");
            if (File.Exists(script))
            {
                return Directory.Exists(Path.Combine(Path.GetDirectoryName(script)!, "node_modules", "ajv")) ? script : null;
            }
        }

        return null;
    }
}
