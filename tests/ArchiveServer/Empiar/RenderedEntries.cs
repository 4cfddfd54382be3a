using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;

using Microsoft.Win32.SafeHandles;

namespace ArchiveServer.Empiar;

/// <summary>Entries rendered one after another into a file, so that answering with a range of them is reading a piece of it.</summary>
internal sealed class RenderedEntries
{
    private const int Together = 2000;
    private const int ChunkBytes = 256 << 10;
    private readonly SafeFileHandle file;
    private readonly long[] starts;

    private RenderedEntries(SafeFileHandle file, long[] starts) => (this.file, this.starts) = (file, starts);

    /// <summary>Renders all entries; the file goes with the server.</summary>
    /// <param name="folder">Where the file is made.</param>
    /// <param name="numbers">The entries' numbers, in order.</param>
    /// <param name="entry">The entry of a number.</param>
    public static RenderedEntries Of(string folder, IReadOnlyList<int> numbers, Func<int, JsonNode> entry)
    {
        Directory.CreateDirectory(folder);
        var rendered = File.OpenHandle(Path.Combine(folder, "entries.json"), FileMode.Create, FileAccess.ReadWrite, FileShare.Read, FileOptions.DeleteOnClose);
        var begins = new long[numbers.Count + 1];
        for (var first = 0; first < numbers.Count; first += Together)
        {
            var bodies = Enumerable.Range(first, Math.Min(Together, numbers.Count - first)).AsParallel().AsOrdered()
                .Select(place => Encoding.UTF8.GetBytes($"\"EMPIAR-{numbers[place]}\":{entry(numbers[place]).ToJsonString(Answers.Relaxed)},"));
            var place = first;
            foreach (var body in bodies)
            {
                RandomAccess.Write(rendered, body, begins[place]);
                begins[place + 1] = begins[place] + body.Length;
                place++;
            }
        }

        return new RenderedEntries(rendered, begins);
    }

    /// <summary>Answers with the entries from one place to before another, as one object.</summary>
    public async Task AnswerAsync(HttpContext context, int from, int to)
    {
        var (at, end) = (starts[from], to > from ? starts[to] - 1 : starts[from]);
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = end - at + 2;
        var body = context.Response.BodyWriter;
        body.Write("{"u8);
        while (at < end)
        {
            var read = await RandomAccess.ReadAsync(file, body.GetMemory((int)Math.Min(ChunkBytes, end - at))[..(int)Math.Min(ChunkBytes, end - at)], at, context.RequestAborted);
            body.Advance(read);
            at += read;
            await body.FlushAsync(context.RequestAborted);
        }

        body.Write("}"u8);
        await body.FlushAsync(context.RequestAborted);
    }
}
