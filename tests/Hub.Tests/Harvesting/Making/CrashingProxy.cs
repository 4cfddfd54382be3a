using System.Reflection;

namespace Hub.Tests.Harvesting;

/// <summary>Passes calls on until the fuse blows; then the process is dead for the store: every later call fails too.</summary>
public class CrashingProxy : DispatchProxy
{
    private object inner = null!;
    private Fuse fuse = null!;

    public static T Around<T>(T inner, Fuse fuse)
        where T : class
    {
        var proxy = Create<T, CrashingProxy>();
        ((CrashingProxy)(object)proxy).inner = inner;
        ((CrashingProxy)(object)proxy).fuse = fuse;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        fuse.Burn(() => targetMethod!.Name);
        try
        {
            var answer = targetMethod!.Invoke(inner, args);
            fuse.BurnAfter();
            return answer;
        }
        catch (TargetInvocationException thrown)
        {
            throw thrown.InnerException!;
        }
    }
}
