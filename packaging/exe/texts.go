package exe

import (
	"encoding/json"
	"fmt"

	"github.com/tc-hib/winres/version"
)

// texts are the properties in English. The library hands them out only as JSON.
func texts(info *version.Info) (map[string]string, error) {
	data, err := info.MarshalJSON()
	if err != nil {
		return nil, err
	}
	var all struct {
		Info map[string]map[string]string `json:"info"`
	}
	if err := json.Unmarshal(data, &all); err != nil {
		return nil, err
	}
	table, ok := all.Info[fmt.Sprintf("%04X", version.LangDefault)]
	if !ok {
		return nil, fmt.Errorf("there are no properties in English, only %v", all.Info)
	}
	return table, nil
}
