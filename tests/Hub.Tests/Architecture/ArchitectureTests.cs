using Mono.Cecil;

namespace Hub.Tests.Architecture;

/// <summary>Fails on an arrow the wrong way: between assemblies, between rooms, and from a room to a package that lives elsewhere.</summary>
public sealed class ArchitectureTests
{
    public static TheoryData<string> Assemblies => [.. RoomRules.Assemblies.Keys];

    public static TheoryData<string> Rooms => [.. RoomRules.Rooms.Keys];

    [Theory, MemberData(nameof(Assemblies))]
    public void An_assembly_references_only_what_it_may(string name)
    {
        using var assembly = CompiledCode.Read(name);
        var ours = assembly.MainModule.AssemblyReferences.Select(each => each.Name)
            .Where(each => RoomRules.Assemblies.ContainsKey(each) || each.StartsWith("Hub", StringComparison.Ordinal) || each == "ArchiveServer");
        ours.Except(RoomRules.Assemblies[name]).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Rooms))]
    public void A_room_mentions_only_the_rooms_below_it(string room)
    {
        using var hub = CompiledCode.Read("Hub");
        var wrong =
            from type in CompiledCode.AllTypes(hub)
            where CompiledCode.Room(type) == room
            from mention in CompiledCode.Mentions(type)
            let target = Owner(mention)
            where target is not null && target != room && !RoomRules.Rooms[room].Contains(target)
            select $"{type.FullName} → {mention.FullName}";
        wrong.Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void Every_type_of_the_hub_lives_in_a_room()
    {
        using var hub = CompiledCode.Read("Hub");
        CompiledCode.AllTypes(hub)
            .Where(type => type.Namespace.Length > 0 && type.Namespace.StartsWith("Hub", StringComparison.Ordinal))
            .Where(type => CompiledCode.Room(type) is not { } room || !RoomRules.Rooms.ContainsKey(room))
            .Select(type => type.FullName).ShouldBeEmpty();
    }

    [Theory, InlineData("Hub"), InlineData("Hub.Connectors"), InlineData("Hub.Records"), InlineData("Hub.Indexing"), InlineData("Hub.Deposition"), InlineData("Hub.Portal")]
    public void A_package_is_used_only_in_its_room(string name)
    {
        using var assembly = CompiledCode.Read(name);
        var wrong =
            from type in CompiledCode.AllTypes(assembly)
            let home = name == "Hub" ? CompiledCode.Room(type) : name
            where home is not null
            from mention in CompiledCode.Mentions(type)
            let package = RoomRules.Packages.FirstOrDefault(each => mention.Scope.Name.StartsWith(each.Package, StringComparison.Ordinal))
            where package.Package is not null && !package.Homes.Contains(home)
            select $"{type.FullName} → {mention.FullName} ({package.Package} lives in {string.Join(", ", package.Homes)})";
        wrong.Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void A_kind_of_connector_knows_no_other_kind()
    {
        using var connectors = CompiledCode.Read("Hub.Connectors");
        string[] shared = ["Reading", "BioStudies"];
        var wrong =
            from type in CompiledCode.AllTypes(connectors)
            let kind = Kind(type)
            where kind is not null && !shared.Contains(kind)
            from mention in CompiledCode.Mentions(type)
            let other = Kind(mention)
            where other is not null && other != kind && !shared.Contains(other)
            select $"{type.FullName} → {mention.FullName}";
        wrong.Distinct().ShouldBeEmpty();
    }

    private static string? Owner(TypeReference type)
    {
        var assembly = type.Scope.Name;
        return assembly is "Hub.Records" or "Hub.Indexing" ? assembly
            : type.Scope is ModuleDefinition { Assembly.Name.Name: "Hub" } ? CompiledCode.Room(type)
            : null;
    }

    private static string? Kind(TypeReference type)
    {
        while (type.DeclaringType is not null)
        {
            type = type.DeclaringType;
        }

        return type.Namespace.Split('.') is ["Hub", "Connectors", var kind, ..] ? kind : null;
    }
}
