package webpage
import ("testing";"strings")
func TestTmpStem(t *testing.T){
 cat:=loaded(t)
 x:=cat.SearchIndex()
 var words []string
 for _,e:=range strings.Fields(x.Words){ i:=strings.IndexAny(e,"+="); stem:=e[:i]
  for _,w:=range strings.FieldsFunc(e[i:],func(r rune)bool{return r=='+'||r=='='||r=='*'}) { if strings.HasPrefix(e[i:],"="+w){words=append(words,w)}; _=w }
  if strings.Contains(e[i:],"++") || strings.HasSuffix(e,"+") { words=append(words,stem) }
  if strings.Contains(e[i:],"+e") { words=append(words,stem+"e") }
 }
 var q []string
 for _,w:=range words { if len(w)<3 {continue}; b:=strings.TrimSuffix(w,"e")
  q=append(q,w+"s",b+"ing",b+"ed",b+"er",b+"ers",b+"able",w+"ment",w+"ly",w+"ness",w+"less",w+"ful",b+"ation",b+"ive",w+"y",b+"al",b+"ity", w+w[len(w)-1:]+"ing") }
 t.Log(len(q))
 for i,s:=range q { q[i]=s+" qq" }
 parity(t,cat,"stems",queried(q...))
}
