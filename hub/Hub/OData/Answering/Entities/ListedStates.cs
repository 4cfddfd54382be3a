using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Hub.OData;

/// <summary>
/// The states of the sets that are in no index, for as long as someone may be paging through them. A state is named after its content, so
/// that nothing is kept twice, and what has not changed is still there after a restart.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class ListedStates(TimeProvider time)
{
    private const int MostOfOneSet = 12;
    private const int NameBytes = 12;
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(15);
    private readonly Lock gate = new();
    private readonly List<(EntityShape Shape, string Name, IReadOnlyList<object> Entities, DateTimeOffset LastUsed)> kept = [];

    /// <summary>Keeps the entities of a set; the name of this state.</summary>
    public string Keep(EntityShape shape, IReadOnlyList<object> entities)
    {
        string name = Name(shape, entities);
        Put(shape, name, entities);
        return name;
    }

    /// <summary>The entities of a state.</summary>
    /// <param name="shape">The set.</param>
    /// <param name="name">The state.</param>
    /// <param name="newest">Reads the newest state, which may still be the same.</param>
    /// <exception cref="ODataRefusedException">The state is no longer kept.</exception>
    public IReadOnlyList<object> Find(EntityShape shape, string name, Func<IReadOnlyList<object>> newest)
    {
        IReadOnlyList<object>? entities;
        lock (gate) entities = kept.Find(each => each.Shape == shape && each.Name == name && time.GetUtcNow() - each.LastUsed <= KeptFor).Entities;
        entities ??= newest() is var current && Name(shape, current) == name ? current : throw new ODataRefusedException(
            410, "snapshot-expired", $"The state of {shape.SetName} that these pages were read from is no longer kept. Ask again from the first page.", "$skiptoken");
        Put(shape, name, entities);
        return entities;
    }

    private void Put(EntityShape shape, string name, IReadOnlyList<object> entities)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            kept.RemoveAll(each => (each.Shape == shape && each.Name == name) || now - each.LastUsed > KeptFor);
            var others = kept.Where(each => each.Shape == shape).ToArray();
            if (others.Length >= MostOfOneSet) kept.Remove(others.MinBy(each => each.LastUsed));
            kept.Add((shape, name, entities, now));
        }
    }

    private static string Name(EntityShape shape, IReadOnlyList<object> entities)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        digest.AppendData(Encoding.UTF8.GetBytes(shape.SetName));
        using var buffer = new MemoryStream();
        foreach (object entity in entities)
        {
            buffer.SetLength(0);
            using (var json = new Utf8JsonWriter(buffer)) new EntityJson(json, ODataFormat.Json, "", (_, _, _, _, _) => { }).Write(shape, entity, Selection.Everything);
            digest.AppendData(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
        }
        return Convert.ToHexStringLower(digest.GetCurrentHash().AsSpan(0, NameBytes));
    }
}
