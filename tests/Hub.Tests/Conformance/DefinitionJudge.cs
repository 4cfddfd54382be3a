using System.Diagnostics;

using Hub.Tests.Making;

namespace Hub.Tests.Conformance;

/// <summary>ajv with the published schemas of definitions, as an editor has it.</summary>
internal static class DefinitionJudge
{
    private static readonly string Client = Path.Combine(Repository.Root, "tests", "clients", "definition-schemas");

    /// <summary>Why it cannot judge, or null where it can.</summary>
    public static string? Missing => Directory.Exists(Path.Combine(Client, "node_modules", "ajv")) ? null : "needs ajv, which tests/run installs into tests/clients/definition-schemas with npm";

    /// <summary>What is wrong with each definition; nothing where it is right.</summary>
    /// <param name="schemas">The folder of the schemas.</param>
    /// <param name="definitions">Definitions, by a name of one's own.</param>
    public static async Task<IReadOnlyDictionary<string, string>> JudgeAsync(string schemas, IReadOnlyDictionary<string, string> definitions)
    {
        using var folder = new TemporaryFolder();
        foreach (var (name, json) in definitions)
        {
            await File.WriteAllTextAsync(folder.Below(name + ".json"), json);
        }

        var start = new ProcessStartInfo("node", [Path.Combine(Client, "judge.mjs"), schemas, folder.Path]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, await complained);
        return (await said).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(".json\t", 2)).ToDictionary(parts => parts[0], parts => parts[1]);
    }
}
