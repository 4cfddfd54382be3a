using Hub.Indexing.Storage;

namespace Hub.Indexing.Tests.Making;

/// <summary>Commits rounds of changes without end and says the number of each that was acknowledged, until the process is killed.</summary>
public static class KilledWriter
{
    public const string Command = "write-until-killed";
    public const int Documents = 30;

    public static async Task RunAsync(string folder)
    {
        var options = new IndexOptions { MergeFactor = 2, BufferBytes = 10_000 };
        await using var writer = await IndexWriter.OpenAsync(new FolderDirectory(folder), TestIndex.Schema, options);
        using var last = writer.Snapshots.Acquire();
        int round = last.UserData.TryGetValue("round", out string? before) ? int.Parse(before, System.Globalization.CultureInfo.InvariantCulture) : 0;
        while (true)
        {
            round++;
            for (int i = 0; i < Documents; i++)
                writer.Update(new TestDocument($"key-{i}") { One = $"round {round}", Text = ["golgi cell"], Size = i }.ToDocument());
            await writer.CommitAsync(new Dictionary<string, string> { ["round"] = $"{round}" });
            Console.WriteLine(round);
        }
    }
}
