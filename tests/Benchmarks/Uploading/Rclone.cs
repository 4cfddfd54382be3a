using System.Diagnostics;

namespace Benchmarks.Uploading;

/// <summary>What people use where there is no hub: rclone with its own settings (parts of 5 MB, four at a time, each with its MD5), reading files that the system has in its cache.</summary>
public sealed class Rclone(DirectBucket bucket) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("bench-").FullName;

    /// <summary>Writes the file that is sent later, unless one of this size is there.</summary>
    public void Prepare(SentFile sent)
    {
        if (File.Exists(PathOf(sent.Length))) return;
        using var file = File.Create(PathOf(sent.Length));
        foreach (var block in sent.Blocks(0, sent.Length)) file.Write(block.Span);
    }

    /// <summary>Copies the prepared file of this size into the bucket.</summary>
    public async Task PutAsync(SentFile sent, string key)
    {
        var start = new ProcessStartInfo("rclone", ["copyto", "--s3-provider=Ceph", "--s3-endpoint=" + bucket.Endpoint, "--s3-access-key-id=" + bucket.AccessKey, "--s3-secret-access-key=" + bucket.SecretKey, PathOf(sent.Length), $":s3:{bucket.Name}/{key}"]) { UseShellExecute = false };
        start.Environment["HOME"] = folder;
        // Some versions of rclone cannot speak with S3 where it is set.
        start.Environment.Remove("AWS_CA_BUNDLE");
        using var rclone = Process.Start(start)!;
        await rclone.WaitForExitAsync();
        if (rclone.ExitCode != 0) throw new IOException("rclone failed.");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string PathOf(long length) => Path.Combine(folder, length.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
