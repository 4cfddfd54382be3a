using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Hub.Indexing;
using Hub.Indexing.Storage;

namespace Benchmarks;

/// <summary>Builds an index of a file of records and says how fast and how large.</summary>
public static class IndexRun
{
    public static async Task RunAsync(Options options)
    {
        string folder = options.Text("out");
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        bool files = options.Text("kind") == "files";
        var settings = new IndexOptions { BufferBytes = (long)(options.Number("buffer-mb", 256) * (1 << 20)) };
        var clock = Stopwatch.StartNew();
        long docs;
        IndexFigures figures;
        await using (var writer = await IndexWriter.OpenAsync(new FolderDirectory(folder), Schemas.Of(files), settings))
        {
            docs = await AddAsync(writer, options, files);
            await writer.CommitAsync();
            figures = new() { Docs = docs, Seconds = clock.Elapsed.TotalSeconds, ProcessorSeconds = Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds };
            if (options.Has("force-merge")) await writer.MergeAllAsync();
            else await writer.MergesAsync();
        }
        using (var process = Process.GetCurrentProcess()) figures = figures with { MergedSeconds = clock.Elapsed.TotalSeconds, PeakMemoryBytes = process.PeakWorkingSet64 };
        var opening = Stopwatch.StartNew();
        using var snapshots = await IndexSnapshots.OpenAsync(new FolderDirectory(folder), Schemas.Of(files));
        figures = figures with { OpenMilliseconds = opening.Elapsed.TotalMilliseconds, IndexBytes = new DirectoryInfo(folder).GetFiles().Sum(f => f.Length) };
        Console.Write(options.Has("lucene") ? figures.Compared(options.Text("kind"), IndexFigures.Read(options.Text("lucene"))) : figures + Environment.NewLine);
    }

    private static async Task<long> AddAsync(IndexWriter writer, Options options, bool files)
    {
        long docs = 0;
        using var lines = new BlockingCollection<string[]>(64);
        var reading = Task.Run(() =>
        {
            foreach (string[] chunk in File.ReadLines(options.Text("in")).Chunk(256)) lines.Add(chunk);
            lines.CompleteAdding();
        });
        int threads = (int)options.Number("threads", Environment.ProcessorCount);
        await Task.WhenAll(Enumerable.Range(0, threads).Select(_ => Task.Run(() =>
        {
            foreach (string line in lines.GetConsumingEnumerable().SelectMany(chunk => chunk))
            {
                using var record = JsonDocument.Parse(line);
                writer.Update(Schemas.Document(record.RootElement, files));
                Interlocked.Increment(ref docs);
            }
        })).Append(reading));
        return docs;
    }
}
