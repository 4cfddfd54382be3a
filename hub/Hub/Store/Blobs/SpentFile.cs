namespace Hub.Store;

/// <summary>Removes files whose bytes are somewhere else by now.</summary>
public static class SpentFile
{
    /// <summary>
    /// Takes the file's name away at once and gives its room back soon after: for a gigabyte that takes a disk a fifth of a second,
    /// in which a sender would wait for an answer.
    /// </summary>
    /// <param name="path">The file, which nobody writes any more.</param>
    public static void Remove(string path)
    {
        // A file without a name goes with its last handle, even where the process is killed.
        var last = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        try
        {
            File.Delete(path);
        }
        finally
        {
            ThreadPool.QueueUserWorkItem(static handle => handle.Dispose(), last, preferLocal: false);
        }
    }
}
